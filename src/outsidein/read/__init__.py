"""From export files to rows of the record: one file per format, one contract for all."""
