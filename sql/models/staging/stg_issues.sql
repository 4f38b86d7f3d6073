with

issues as (
    select * from {{ source('raw', 'issues') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

-- issues of no document (a source that did not answer) are kept, those of superseded versions are not
open_issues as (
    select issues.*
    from issues
    left join documents using (receipt_number)
    where issues.receipt_number is null or documents.receipt_number is not null
)

select * from open_issues
