"""The second pair of eyes: looks through an output for what must not be in it, whatever made it.

In: a site as bytes or a folder, the site folder it was made from, what was shared. Out: findings, each with its places.
"""
