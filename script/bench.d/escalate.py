"""Times django-helpdesk's escalation beside ours: DSN COUNT, an empty database and how many tickets; prints milliseconds and how many it escalated.

Nobody is to be sent anything: what is timed is the command `escalate_tickets` alone, from cron as its handbook has it.
"""

import datetime
import sys
import time

import django
from django.conf import settings
from django.core.management import call_command

values = dict(part.split("=", 1) for part in sys.argv[1].split())
settings.configure(
    SECRET_KEY="of a benchmark",
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {
        "ENGINE": "django.db.backends.postgresql", "HOST": values["host"], "USER": values["user"], "NAME": values["dbname"],
    }},
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.sites",
        "django.contrib.humanize", "django.contrib.messages", "helpdesk",
    ],
    SITE_ID=1,
    HELPDESK_TEAMS_MODE_ENABLED=False,
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    LOGGING_CONFIG=None,
)
django.setup()
call_command("migrate", verbosity=0)

from django.utils import timezone  # noqa: E402
from helpdesk.models import Queue, Ticket  # noqa: E402

count = int(sys.argv[2])
queue = Queue.objects.create(title="Complaints", slug="complaints", escalate_days=5)
Ticket.objects.bulk_create(
    [Ticket(queue=queue, title=f"Complaint {number}", priority=3) for number in range(count)], batch_size=1000)
Ticket.objects.update(created=timezone.now() - datetime.timedelta(days=10))
start = time.perf_counter()
call_command("escalate_tickets")
took = (time.perf_counter() - start) * 1000
print(round(took), Ticket.objects.filter(priority=2).count())
