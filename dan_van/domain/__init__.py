"""Pure rules of the field: no I/O, no clock, no SQL; today is an argument."""
