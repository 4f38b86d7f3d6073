with

items as (
    select * from {{ ref('stg_items') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

reports as (
    select
        items.* exclude (is_activity, kind, ordinal, doubts),
        documents.source_id,
        documents.doc_name,
        documents.uri,
        documents.publisher,
        documents.fetched_at,
        coalesce(items.body, case when items.title is null then items.text end, '') as passage,
        row_number() over (order by documents.source_id, documents.doc_name, items.receipt_number, items.ordinal)
            as page_order
    from items
    inner join documents using (receipt_number)
    where items.is_activity
),

-- what a reader wants first: a report that says when itself, in English, at length; then the first met
ranked as (
    select
        *,
        row_number() over (
            partition by activity_id
            order by year is null, coalesce(date_basis, 'period') = 'period', lang != 'en', length(passage) desc, page_order
        ) as report_rank
    from reports
),

marked as (
    select
        *,
        report_rank = 1 as is_main
    from ranked
)

select * from marked
