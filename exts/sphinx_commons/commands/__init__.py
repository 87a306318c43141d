"""Commands for people who look after the site; no part of the build.

In come the folder of a site and what stands on the command line; out go new files to write in, a
preview, the hosted site, and reports of what is wrong. They may ask every room, and no room asks
them: a site builds without.

They must never write over a file that somebody wrote, or ask the network.
"""
