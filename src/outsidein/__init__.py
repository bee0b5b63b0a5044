"""Outside In: what your customers want, in their own words.

This is for those who use the package; inside it, modules import one another directly.
"""

from outsidein.errors import OutsideInError, UserError
from outsidein.record.workspace import Workspace, open_workspace

__all__ = ["OutsideInError", "UserError", "Workspace", "open_workspace"]
