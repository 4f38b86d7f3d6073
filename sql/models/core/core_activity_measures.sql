{{ activity_tags('measure') }}
