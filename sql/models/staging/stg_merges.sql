with

merges as (
    select * from {{ source('raw', 'merges') }}
)

select * from merges
