"""The shop's load: several psql sessions that order, cook, deliver, cancel, change their minds. Standard library only.

What was committed is counted from PostgreSQL's own command tags, transaction by transaction.
"""
import collections
import random
import re
import subprocess
import threading
import time
import uuid

DISHES = ["Dal Makhani", "Pad Thai", "Margherita", "Käsespätzle", "Ramen", "Shakshuka", "Pierogi", "Bún Chả", "Feijoada",
          "Gözleme", "Moussaka", "Jollof"]
NAMES = ["Ada", "Bo", "Chidi", "Dörte", "Elif", "Farid", "Gül", "Hana", "Ines", "Jörg", "Kofi", "Lý"]
CUISINES = ["indian", "thai", "italian", "swabian", "japanese", "levantine"]
RESTAURANTS, ITEMS, CUSTOMERS, RIDERS = 12, 96, 200, 30
TAG = re.compile(r"^(INSERT 0|COPY|UPDATE|DELETE|TRUNCATE TABLE|BEGIN|COMMIT|ROLLBACK)(?: (\d+))?$")
KINDS = {"INSERT 0": "insert", "COPY": "insert", "UPDATE": "update", "DELETE": "delete", "TRUNCATE TABLE": "truncate"}

Counts = collections.Counter  # insert, update, delete, truncate, transactions, rolled_back


class Session:
    """One psql that is handed a transaction at a time."""

    def __init__(self, psql, url):
        self.counts = Counts()
        self.process = subprocess.Popen([psql, "-X", "-A", "-t", "-d", url], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True, bufsize=1)

    def run(self, *statements):
        """Runs the statements and gives the rows they returned; what they changed is counted when they commit."""
        self.process.stdin.write("".join(s if s.endswith("\n") else f"{s};\n" for s in statements) + "select '--end--';\n")
        self.process.stdin.flush()
        rows, pending, inside = [], Counts(), False
        for line in self.process.stdout:
            line = line.rstrip("\n")
            if line == "--end--":
                return rows
            tag = TAG.match(line)
            if line.startswith("ERROR"):
                pending = Counts({"errors": 1})
            elif not tag:
                rows.append(line)
            elif tag[1] == "BEGIN":
                inside = True
            elif tag[1] == "ROLLBACK":
                self.counts["rolled_back"] += 1
                pending, inside = Counts(), False
            else:
                if tag[1] != "COMMIT":
                    pending[KINDS[tag[1]]] += int(tag[2] or 1)
                if tag[1] == "COMMIT" or not inside:
                    self.commit(pending)
                    pending, inside = Counts(), False
        raise RuntimeError("a session with PostgreSQL has ended")

    def end(self):
        self.process.kill()
        self.process.wait()

    def commit(self, pending):
        if sum(pending.values()):
            self.counts.update(pending)
            self.counts["transactions"] += 1


def text(value):
    return "'" + value.replace("'", "''") + "'"


def seed(session):
    """The rows that are there before anybody streams them, a transaction a table."""
    chance = random.Random(1)
    restaurants = [f"({i}, {text(chance.choice(NAMES) + ' & ' + chance.choice(NAMES))}, {text(chance.choice(CUISINES))},"
                   f" '{10 + i % 3}:30', {chance.uniform(3, 5):.1f})" for i in range(1, RESTAURANTS + 1)]
    items = [f"({i}, {1 + i % RESTAURANTS}, {text(chance.choice(DISHES))}, {chance.randrange(450, 2400) / 100},"
             f" '{{\"vegan\": {str(i % 3 == 0).lower()}, \"hot\": {i % 4}}}')" for i in range(1, ITEMS + 1)]
    customers = [f"{uuid.UUID(int=chance.getrandbits(128), version=4)}\t{chance.choice(NAMES)}\t{i} Mill Street\t"
                 f"{2015 + i % 9}-0{1 + i % 9}-11\t\\N\n" for i in range(CUSTOMERS)]
    riders = [f"({i}, {text(chance.choice(NAMES))}, {48 + chance.random()}, {9 + chance.random()})"
              for i in range(1, RIDERS + 1)]
    session.run("set search_path = shop",
                f"insert into restaurants values {', '.join(restaurants)}",
                f"insert into menu_items values {', '.join(items)}",
                f"copy customers from stdin;\n{''.join(customers)}\\.\n",
                f"insert into riders values {', '.join(riders)}",
                "insert into coupons select 'WELCOME' || i, 5 * i from generate_series(1, 10) i")


class Worker(threading.Thread):
    """One session's share of the load: transactions at a steady pace until the time is over."""

    def __init__(self, psql, url, number, seconds, pace):
        super().__init__(daemon=True)
        self.session = Session(psql, url)
        self.chance = random.Random(number)
        self.number, self.seconds, self.pace = number, seconds, pace
        self.orders, self.error, self.coupon = [], None, 0

    def run(self):
        try:
            self.session.run("set search_path = shop")
            acts = [self.place] * 30 + [self.advance] * 25 + [self.ride] * 20 + [self.reprice] * 8 + [self.cancel] * 6 + \
                   [self.rename] * 4 + [self.regret] * 4 + [self.offer] * 5
            start = time.monotonic()
            step = 0
            while time.monotonic() - start < self.seconds:
                step += 1
                time.sleep(max(0.0, start + step * self.pace - time.monotonic()))
                self.chance.choice(acts)()
        except Exception as error:
            self.error = error

    def order(self):
        """The statements of a new order."""
        lines = ", ".join(f"({line}, {self.chance.randint(1, ITEMS)}, {self.chance.randint(1, 3)})"
                          for line in range(1, self.chance.randint(2, 5)))
        return ("insert into orders (customer_id, restaurant_id, total)"
                f" select id, {self.chance.randint(1, RESTAURANTS)}, 0 from customers"
                f" offset {self.chance.randrange(CUSTOMERS)} limit 1",
                "insert into order_items select currval('orders_id_seq'), l.line, m.id, l.quantity, m.price"
                f" from (values {lines}) l (line, item, quantity) join menu_items m on m.id = l.item",
                "update orders set total = (select sum(price * quantity) from order_items where order_id = orders.id)"
                " where id = currval('orders_id_seq') returning id")

    def place(self):
        rows = self.session.run("begin", *self.order(), "commit")
        self.orders += [int(row) for row in rows if row.isdigit()]

    def regret(self):
        self.session.run("begin", *self.order(), "rollback")

    def advance(self):
        if not self.orders:
            return
        order, rider = self.chance.choice(self.orders), self.chance.randint(1, RIDERS)
        what = self.chance.choice(["status = 'cooking'", f"status = 'on its way', rider_id = {rider}",
                                   "status = 'delivered', delivered_at = clock_timestamp()"])
        self.session.run("begin", f"update orders set {what} where id = {order}",
                         f"update riders set deliveries = deliveries + 1 where id = {rider}", "commit")

    def ride(self):
        first = self.chance.randint(1, RIDERS - 3)
        self.session.run(f"update riders set latitude = latitude + {self.chance.uniform(-.01, .01):.6f} where id in"
                         f" (select id from riders where id between {first} and {first + 3} order by id for update)")

    def reprice(self):
        item = self.chance.randint(1, ITEMS)
        self.session.run(f"update menu_items set price = {self.chance.randrange(450, 2400) / 100},"
                         f" available = not available where id = {item}")

    def cancel(self):
        if self.orders:
            order = self.orders.pop(self.chance.randrange(len(self.orders)))
            self.session.run("begin", f"delete from order_items where order_id = {order}",
                             f"delete from orders where id = {order}", "commit")

    def rename(self):
        old = f"S{self.number}-{self.coupon}"
        self.coupon += 1
        if self.coupon == 1:
            self.session.run(f"insert into coupons values ('S{self.number}-1', 15)")
        else:
            self.session.run(f"update coupons set code = 'S{self.number}-{self.coupon}', uses = uses + 1"
                             f" where code = {text(old)}")

    def offer(self):
        if self.number == 1 and self.chance.random() < .5:
            self.session.run("truncate flash_offers")
        else:
            self.session.run("insert into flash_offers select id, price / 2, now() + interval '10 min' from menu_items"
                             f" where id = {self.chance.randint(1, ITEMS)} on conflict do nothing")


def load(psql, url, seconds, sessions=4, pace=0.04):
    """Runs the load and gives what was committed; ends within a minute more than its time."""
    workers = [Worker(psql, url, number, seconds, pace) for number in range(1, sessions + 1)]
    everybody = [worker.session for worker in workers]
    watchdog = threading.Timer(seconds + 60, lambda: [session.process.kill() for session in everybody])
    watchdog.start()
    try:
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
            if worker.error:
                raise worker.error
    finally:
        watchdog.cancel()
        for session in everybody:
            session.end()
    return sum((session.counts for session in everybody), Counts())
