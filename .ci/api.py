"""What schemathesis is told beside the document: what is there in the sample, and what is taken of what is sent."""

import json
import os
import urllib.request
import uuid

import schemathesis

ADDRESS, TOKEN, OWNER, PUBLIC_ID = (os.environ[name] for name in ("ADDRESS", "TOKEN", "OWNER", "PUBLIC_ID"))
JSON = "application/json"
KEY = "01900000-0000-7000-8000-{:012d}"

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")


def ask(path, method="GET", body=None, **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    body = body and json.dumps(body).encode()
    asked = urllib.request.Request(ADDRESS + path, body, {"Authorization": TOKEN, **headers}, method=method)
    return urllib.request.urlopen(asked)


def read(path):
    with ask(path) as answer:
        return json.load(answer)


def send(*operations):
    return {"protocol": 1, "owner": int(OWNER), "operations": list(operations)}


def operation(number, unit):
    log = {"kind": "other", "title": "Phát thanh", "unit": str(unit), "day": "01/11/2026", "numbers": {"attendances": "40"}}
    return {"id": KEY.format(number), "made_at": "2026-11-01T08:00:00Z", "log": log}


@schemathesis.hook
def before_load_schema(context, document):
    """Addresses lead to what is there, and each body has an example that is taken: made up, hardly any of them is."""
    unit = read("/api/v1/units")[-1]["id"]
    campaign = next(one for one in read("/api/v1/campaigns")["campaigns"] if one["status"] == "running")["id"]
    activities = read(f"/api/v1/activities?campaign={campaign}")["activities"]
    activity = next(one for one in activities if one["status"] == "planned")["id"]
    form = read(f"/api/v1/activities/{activity}")["form"]
    ask("/api/v1/sync/batch", "POST", send(operation(1, unit)), Content_Type=JSON).close()
    log = read(f"/api/v1/logs?unit={unit}")["logs"][0]["id"]
    files = f"/api/v1/logs/{KEY.format(1)}/files/"
    with ask(files + "a.png", "POST", Tus_Resumable="1.0.0", Upload_Length="1000") as answer:
        upload = answer.headers["Location"].rsplit("/", 1)[1]
    there = {"campaign": campaign, "activity": activity, "log": log, "upload": upload, "public_id": PUBLIC_ID}
    for path, methods in document["paths"].items():
        for parameter in (one for method in methods.values() for one in method.get("parameters", [])):
            value = KEY.format(1) if "/files/" in path and parameter["name"] == "log" else there.get(parameter["name"])
            if parameter["in"] == "path" and value:
                parameter["schema"] = {**parameter["schema"], "enum": [value]}
            if parameter["name"] == "If-Match":
                parameter["example"] = '"1"'
    for path, method, example in [
        ("/api/v1/activities", "post", {**form, "form_key": str(uuid.uuid4())}),
        ("/api/v1/activities/{activity}", "put", form),
        ("/api/v1/activities/{activity}/transition", "post", {"transition": "cancel", "reason": "Mưa"}),
        ("/api/v1/logs/{log}/transition", "post", {"transition": "withdraw"}),
        ("/api/v1/sync/batch", "post", send(operation(2, unit), operation(2, unit))),
    ]:
        document["paths"][path][method]["requestBody"]["content"][JSON]["example"] = example
