with

build as (
    select * from {{ source('raw', 'build') }}
)

select * from build
