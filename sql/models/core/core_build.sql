with

build as (
    select * from {{ ref('stg_build') }}
)

select * from build
