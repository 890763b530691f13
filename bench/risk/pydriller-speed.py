"""Counts and reads the commits behind one with PyDriller, with the complexity of every changed file: pydriller-speed.py REPO COMMIT"""

import sys

from pydriller import Repository

repo, first = sys.argv[1:3]
commits = 0
total = 0
for commit in Repository(repo, from_commit=first).traverse_commits():
    commits += 1
    for changed in commit.modified_files:
        total += (changed.complexity or 0) + changed.added_lines + changed.deleted_lines
print(commits)
