using Disbursement.Testing;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
