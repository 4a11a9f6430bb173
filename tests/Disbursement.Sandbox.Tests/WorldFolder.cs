namespace Disbursement.Sandbox.Tests;

/// <summary>A world of a few people and accounts, in a folder of its own.</summary>
internal sealed class WorldFolder : IDisposable
{
    public WorldFolder(string? people = null, string? accounts = null, string? behaviour = null)
    {
        Path = Directory.CreateTempSubdirectory("disburse-world-").FullName;
        Write("people.csv", "citizen_id,full_name,birth,sex,commune_code,alive", people);
        Write("accounts.csv", "institution,account,holder_name,holder_id,status", accounts);
        Write("behaviour.csv", "key,outcome", behaviour);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Write(string file, string header, string? rows) =>
        File.WriteAllText(System.IO.Path.Combine(Path, file), $"{header}\n{rows}");
}
