"""The library call `match`: which rows of any table of people, firms or things are one."""
