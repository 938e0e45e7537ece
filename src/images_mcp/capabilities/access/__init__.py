"""Pictures that more people can see: contrast and colour vision, measured."""
