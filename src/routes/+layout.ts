export * from '$page-options';
