"""dan-van: a register for mass-mobilisation work in one local SQLite file."""

__version__ = "0.1.0"
