"""What a person looks at after the machine: how each decision was made, and which are doubtful."""
