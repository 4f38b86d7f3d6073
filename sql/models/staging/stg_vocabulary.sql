with

vocabulary as (
    select * from {{ source('raw', 'vocabulary') }}
)

select * from vocabulary
