with

documents as (
    select * from {{ ref('core_documents') }}
),

issues as (
    select * from {{ ref('core_issues') }}
),

issue_counts as (
    select
        receipt_number,
        count(*) as issue_count
    from issues
    group by receipt_number
),

counted as (
    select
        documents.* exclude (period, owner),
        coalesce(issue_counts.issue_count, 0) as issue_count
    from documents
    left join issue_counts using (receipt_number)
)

select * from counted
