-- The events as they are stored, each with the number of its row.
create view events as
select *, file_row_number as event
from read_parquet('${events}', file_row_number = true);
