"""Refinement instructions: from plain words about a picture to the ordered operations of the vocabulary, offline.

`speech` holds how each language says things (data), `lexicon` what words mean, `clauses` cuts an instruction, `meanings`
says what a description of a picture amounts to, `resolve` turns each clause into changes, `memory` knows what "it" and
"more of that" refer to, `likely` is a small trained model of how people complain and ask, `spoken` finds the thing they
speak of, `judging` weighs both against the grammar, `interpret` puts it together, `wording` asks and explains.
"""
