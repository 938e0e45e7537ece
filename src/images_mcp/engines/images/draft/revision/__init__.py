"""A refined picture is the old composition with changes on top: what is named, found, moved, taken away, recoloured."""
