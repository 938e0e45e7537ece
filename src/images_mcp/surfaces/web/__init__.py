"""The studio: pages a person looks at. They render results of operations and post forms to operations, nothing else."""
