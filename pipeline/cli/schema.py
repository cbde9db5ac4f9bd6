"""`prongsai schema`: the report contract as JSON Schema."""


def schema() -> None:
    """Prints the JSON Schema of a report.

    It goes to standard output, for editors, validators and code generators in other languages.

    Example:

      prongsai schema > report.schema.json
    """
    import json

    from schemas.export import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
