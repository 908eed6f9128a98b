"""The program of the bundle. In a file of its own, as PyInstaller wants one; all it does is in agent/ourselves.py."""

import sys

from agent.ourselves import main

sys.exit(main())
