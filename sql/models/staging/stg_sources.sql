with

sources as (
    select * from {{ source('raw', 'sources') }}
)

select * from sources
