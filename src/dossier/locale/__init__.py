"""The languages: a catalogue of messages for each, and how their messages are gathered."""
