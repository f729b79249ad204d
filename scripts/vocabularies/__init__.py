"""What users type for characters: the vocabularies of other programs, one module for each kind of source."""
