// The API follows.
