{{ activity_tags('theme') }}
