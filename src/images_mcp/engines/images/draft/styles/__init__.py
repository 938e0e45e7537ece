"""How a scene looks: twelve ways to paint the same things."""
