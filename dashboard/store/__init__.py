"""Published tables, snapshots, the database over one, SQL files and checks."""
