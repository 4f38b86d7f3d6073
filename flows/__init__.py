"""The timetable: the only code that knows Prefect, and the command line."""
