using Disbursement.Sandbox;

await SandboxApp.Build(args).RunAsync();
