using System.Text.Json;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Identity;

/// <summary>The logins kept in a data folder: one file each, and the name of the last one.</summary>
internal sealed class ProfileStore(string folder)
{
    private const string CurrentFile = "current";

    /// <summary>Stores a login and makes it the one used when no name is given.</summary>
    /// <exception cref="CliException">The name cannot be a file name.</exception>
    public void Save(Profile profile)
    {
        string path = PathOf(profile.Name);
        PrivateFiles.CreateFolder(folder);
        PrivateFiles.Write(path, JsonSerializer.SerializeToUtf8Bytes(profile, CliJson.Options));
        PrivateFiles.Write(Path.Combine(folder, CurrentFile), System.Text.Encoding.UTF8.GetBytes(profile.Name));
    }

    /// <summary>Reads a login by name, or the last one when the name is null.</summary>
    /// <returns>Null when there is none.</returns>
    public Profile? Find(string? name)
    {
        string current = Path.Combine(folder, CurrentFile);
        name ??= File.Exists(current) ? File.ReadAllText(current).Trim() : null;
        if (name is null || !File.Exists(PathOf(name)))
        {
            return null;
        }

        return JsonSerializer.Deserialize<Profile>(File.ReadAllBytes(PathOf(name)), CliJson.Options);
    }

    private string PathOf(string name)
    {
        bool valid = name.Length is > 0 and <= 64 && name != CurrentFile
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '@')
            && name[0] != '.';
        return valid
            ? Path.Combine(folder, name + ".json")
            : throw new CliException(ExitCode.Failed, new(
                $"Tên “{name}” chỉ được có chữ không dấu, số và - _ . @.",
                $"The name “{name}” may hold only letters, digits and - _ . @."));
    }
}
