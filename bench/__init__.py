"""Speed and accuracy, measured on the real path; nothing here is part of the package."""
