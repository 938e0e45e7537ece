"""Styles as data: presets, what is measured in pictures, DNA kept and mixed, and the lenses that apply them."""
