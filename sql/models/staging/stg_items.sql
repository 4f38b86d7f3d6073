with

items as (
    select * from {{ source('raw', 'items') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

-- the same file under two addresses gives the same items twice: the first stands
first_of_each as (
    select items.*
    from items
    inner join documents using (receipt_number)
    qualify row_number() over (partition by items.item_id order by items.receipt_number, items.ordinal) = 1
),

typed as (
    select
        * replace (case when kind = 'activity' then coalesce(activity_id, item_id) end as activity_id),
        kind = 'activity' as is_activity,
        -- '2018', '2018-03' and '2018-03-05' each begin with the day they begin on
        try_cast(rpad(split_part(date, '/', 1), 10, '-01') as date) as starts_on
    from first_of_each
)

select * from typed
