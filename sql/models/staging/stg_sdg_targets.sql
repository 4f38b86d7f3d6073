with

targets as (
    select * from {{ ref('sdg_targets') }}
)

select * from targets
