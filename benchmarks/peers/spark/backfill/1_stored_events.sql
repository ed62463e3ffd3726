-- The events as they are stored.
create temporary view events using parquet options (path '${events}');
