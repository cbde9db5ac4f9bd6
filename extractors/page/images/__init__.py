"""Pages as pictures: where the lines of a scan stand, and the image of each. Pixels live here and nowhere else."""
