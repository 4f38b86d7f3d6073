with

documents as (
    select * from {{ source('raw', 'documents') }}
),

current_documents as (
    select * exclude (is_current)
    from documents
    where is_current
)

select * from current_documents
