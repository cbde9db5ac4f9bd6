"""Settings that all tests share."""

from hypothesis import settings

from tests.store_fixtures import empty_database, empty_file, postgres_server, store, store_url

__all__ = ["empty_database", "empty_file", "postgres_server", "store", "store_url"]

# The first example of a property may have to load word lists, and a busy machine is no failure.
settings.register_profile("prongsai", deadline=None)
settings.load_profile("prongsai")
