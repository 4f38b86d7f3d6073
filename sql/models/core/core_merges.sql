with

merges as (
    select * from {{ ref('stg_merges') }}
)

select * from merges
