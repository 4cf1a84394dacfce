-- A small food-ordering shop: the demo's tables. Their rows come later, so that every one of them is a change.
create schema shop;
set search_path = shop;

create type order_status as enum ('placed', 'cooking', 'on its way', 'delivered');

create table restaurants (
	id int primary key,
	name text not null,
	cuisine text not null,
	opens time not null,
	rating double precision
);

create table menu_items (
	id int primary key,
	restaurant_id int not null references restaurants,
	name text not null,
	price numeric(8, 2) not null,
	tags jsonb not null,
	available boolean not null default true
);

create table customers (
	id uuid primary key,
	name text not null,
	address text not null,
	joined date not null,
	note text
);

create table riders (
	id int primary key,
	name text not null,
	latitude double precision not null,
	longitude double precision not null,
	deliveries int not null default 0
);

create table orders (
	id bigint generated always as identity primary key,
	customer_id uuid not null references customers,
	restaurant_id int not null references restaurants,
	rider_id int references riders,
	status order_status not null default 'placed',
	total numeric(10, 2) not null,
	placed_at timestamptz not null default clock_timestamp(),
	delivered_at timestamptz
);

create table order_items (
	order_id bigint not null references orders on delete cascade,
	line smallint not null,
	menu_item_id int not null references menu_items,
	quantity smallint not null,
	price numeric(8, 2) not null,
	primary key (order_id, line)
);

-- renamed now and then: changes of key
create table coupons (
	code text primary key,
	percent smallint not null,
	uses int not null default 0
);

-- emptied now and then: truncates
create table flash_offers (
	menu_item_id int primary key references menu_items,
	price numeric(8, 2) not null,
	until timestamptz not null
);
