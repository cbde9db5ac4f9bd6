"""What the training lines say: official phrases, words of dictionaries, numbers, and strings that mean nothing."""
