-- build_history.db
CREATE TABLE build_history (build_id TEXT PRIMARY KEY, name TEXT, project_name TEXT, project_root TEXT, target TEXT NOT NULL, status TEXT,
return_code INTEGER, error TEXT, started_at REAL, elapsed_seconds REAL, stages TEXT, total_stages INTEGER, warnings INTEGER, errors INTEGER,
standalone INTEGER, frozen INTEGER)
-- build_logs.db
CREATE TABLE logs (id INTEGER PRIMARY KEY AUTOINCREMENT, build_id TEXT, timestamp TEXT, stage TEXT, level TEXT, message TEXT, logger_name TEXT,
audience TEXT DEFAULT 'developer', source_file TEXT, source_line INTEGER, ato_traceback TEXT, python_traceback TEXT, objects TEXT)
