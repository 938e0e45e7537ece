"""How each kind of picture is put together: one module per genre, from what was asked to a scene."""
