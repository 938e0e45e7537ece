"""Refinement instructions: from plain words about a picture to the ordered operations of the vocabulary, offline.

`speech` holds how each language says things (data), `lexicon` what words mean, `clauses` cuts an instruction, `meanings`
says what a description of a picture amounts to, `resolve` turns each clause into changes, `memory` knows what "it" and
"more of that" refer to, `interpret` puts it together, `wording` asks and explains.
"""
